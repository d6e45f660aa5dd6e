/// Groups of options that several commands share: where truth comes from, which surrogates take part, how
/// many threads, which files are written.
///
/// Each group parses, checks and hands on typed values; no command and no algorithm lives here.
package chaoscast.evaluation.cli.options;
