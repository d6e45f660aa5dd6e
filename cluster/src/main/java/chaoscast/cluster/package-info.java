/// The same trials on Apache Spark.
///
/// What travels to an executor is text: the words of the study's command line, and a trial's factors and seed. There
/// the study is planned again, its truth made once a process, and one trial of it is run; its result comes back as the
/// line that a log would have. Each trial is a Spark job of its own, so that one that fails all its attempts fails
/// alone. Start reading at [chaoscast.cluster.SparkEngine].
package chaoscast.cluster;
