package chaoscast.cluster;

import chaoscast.core.InputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What work in executors died of, in one line of Spark's many.
final class SparkFailure {
  /// What Spark says of an attempt, then its failure; the names of exceptions are left out.
  private static final Pattern LOST_TASK =
      Pattern.compile(
          "Lost task [^\n]*?\\(TID \\d+\\) \\([^)\n]*\\): (?:[\\w.$]+(?:Exception|Error): )?([^\n]+)");

  /// What is thrown where a jar is missing or another than the driver's: all of it is the same for every task. A class
  /// whose initialisation failed once, as for want of memory, is there.
  private static final Pattern OTHER_JARS =
      Pattern.compile(
          "(?:ClassNotFoundException|NoClassDefFoundError|NoSuchMethodError|NoSuchFieldError|InvalidClassException"
              + "|IncompatibleClassChangeError)\\b(?!: Could not initialize class)");

  private SparkFailure() {}

  /// @return what the last attempt died of
  /// @throws InputException if it would end all other work too: an executor that has another JDK, that lacks a jar, or
  ///                        that does not find what the command line names
  static String reason(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    Matcher lost = LOST_TASK.matcher(message);
    boolean isTask = lost.find();
    String reason =
        isTask ? lost.group(1).strip() : message.replaceAll("\\s+", " ").strip();
    if (message.contains("UnsupportedClassVersionError")
        || message.contains("more recent version of the Java Runtime")) {
      throw new InputException(
          "executors must run JDK 25 or newer but one runs an older one: " + reason,
          "start its worker with such a JDK, and JAVA_HOME naming it");
    }
    Matcher jars = OTHER_JARS.matcher(isTask ? lost.group() : message);
    if (jars.find()) {
      throw new InputException(
          "executors must have the jars of this process but one does not: %s %s"
              .formatted(jars.group(), reason).strip(),
          "start every worker with a SPARK_HOME that has the jars of this one's, and name your own jars in"
              + " CHAOSCAST_CLASSPATH");
    }
    if (reason.startsWith(RemoteCommand.REFUSED)) {
      throw new InputException(
          reason,
          "have the files on every worker under the same absolute paths, or give --ship-data");
    }
    return reason;
  }
}
