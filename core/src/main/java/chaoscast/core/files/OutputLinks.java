package chaoscast.core.files;

import chaoscast.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Steps along symbolic links, for [Destination].
final class OutputLinks {
  static final int MOST = 40;
  private static final Pattern DESCRIPTOR = Pattern.compile("(/proc/(\\d+)|/dev)/fd/(\\d+)");
  private static final Path OWN = Path.of("/proc/self/fd/1");

  private OutputLinks() {}

  /// @return the path with the links in its folders resolved
  static Path inFolder(Path at, Path target) {
    Path folder = at.getParent();
    if (folder == null || Files.isDirectory(at)) {
      throw new InputException("%s must be a file but is a folder".formatted(target));
    }
    if (!Files.exists(folder)) {
      throw new InputException(
          "the folder of %s must exist but %s does not".formatted(target, folder));
    }
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "the folder of %s must be a folder but %s is a file".formatted(target, folder));
    }
    try {
      return folder.toRealPath().resolve(at.getFileName());
    } catch (IOException e) {
      throw new InputException("the folder of %s cannot be found".formatted(target), e);
    }
  }

  static Path next(Path link, Path target) {
    try {
      return link.resolveSibling(Files.readSymbolicLink(link)).normalize();
    } catch (IOException e) {
      throw new InputException("%s is a link that cannot be followed".formatted(target), e);
    }
  }

  static Destination end(Path at, Path target) {
    if (!Files.exists(at)) {
      return new Destination.Whole(at);
    }
    if (!Files.isWritable(at)) {
      throw new InputException("%s must be writable but is read-only".formatted(target));
    }
    if (!Files.isRegularFile(at)) {
      return new Destination.Straight(at);
    }
    return isOwn(at) ? new Destination.StandardOutput() : new Destination.Whole(at);
  }

  /// @return whether that is an open stream of a process
  static boolean isDescriptor(Path at) {
    return DESCRIPTOR.matcher(at.toString()).matches();
  }

  static boolean isStandardOutput(Path descriptor) {
    var matcher = DESCRIPTOR.matcher(descriptor.toString());
    String process = matcher.matches() ? matcher.group(2) : null;
    return matcher.group(3).equals("1")
        && (process == null || Long.parseLong(process) == ProcessHandle.current().pid());
  }

  /// @return whether standard output was redirected to that file
  private static boolean isOwn(Path file) {
    try {
      return Files.exists(OWN) && Files.isSameFile(OWN, file);
    } catch (IOException e) {
      return false;
    }
  }
}
