package chaoscast.core.files.internal.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/// The bytes of a text as UTF-8 without a byte order mark: unpacked from gzip, converted from UTF-16 and
/// UTF-32, and from Windows-1252, which holds Latin-1, where the first bytes are no UTF-8. Other texts without a mark
/// are taken as they are, since numbers look the same in every encoding of bytes.
///
/// @param bytes  of the text
/// @param words  what was done, such as `gzip, UTF-16`; empty if nothing was
record TextInput(InputStream bytes, String words) {
  private static final int PEEK = 1 << 16;

  /// @param in read once, from its current position
  static TextInput of(InputStream in) throws IOException {
    byte[] head = in.readNBytes(PEEK);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    if (head.length > 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
      TextInput inner = of(new GZIPInputStream(whole, 1 << 16));
      return new TextInput(inner.bytes, inner.words.isEmpty() ? "gzip" : "gzip, " + inner.words);
    }
    Charset charset = charset(head);
    if (charset == null && !isUtf8(head)) {
      charset = Charset.forName("windows-1252");
    }
    if (charset == null) {
      return new TextInput(whole, "");
    }
    return new TextInput(
        new Utf8InputStream(new InputStreamReader(whole, charset)), charset.name());
  }

  /// Whether bytes are UTF-8, the last character of which may be cut off.
  private static boolean isUtf8(byte[] head) {
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder()
            .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false);
    return !result.isError();
  }

  /// @return the encoding of 16- or 32-bit units, or null for one of bytes
  private static Charset charset(byte[] head) {
    int[] b = new int[4];
    for (int i = 0; i < 4; i++) {
      b[i] = i < head.length ? head[i] & 0xff : -1;
    }
    if (b[0] == 0xff && b[1] == 0xfe) {
      return b[2] == 0 && b[3] == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
    }
    if (b[0] == 0xfe && b[1] == 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    if (b[0] == 0 && b[1] == 0 && b[2] == 0xfe && b[3] == 0xff) {
      return Charset.forName("UTF-32BE");
    }
    int[] zeros = new int[2];
    int printable = 0;
    for (int i = 0; i < head.length; i++) {
      zeros[i % 2] += head[i] == 0 ? 1 : 0;
      printable += head[i] != 0 ? 1 : 0;
    }
    boolean half = head.length >= 4 && printable * 2 >= head.length - 2;
    if (half && zeros[1] > 0.4 * head.length && zeros[0] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return half && zeros[0] > 0.4 * head.length && zeros[1] == 0
        ? StandardCharsets.UTF_16BE
        : null;
  }

  /// Characters as bytes of UTF-8, without byte order mark.
  private static final class Utf8InputStream extends InputStream {
    private final Reader reader;
    private final char[] characters = new char[1 << 13];
    private byte[] bytes = new byte[0];
    private int position;
    private boolean first = true;

    Utf8InputStream(Reader reader) {
      this.reader = reader;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      while (position == bytes.length) {
        int count = reader.read(characters);
        if (count < 0) {
          return -1;
        }
        int from = first && count > 0 && characters[0] == '\uFEFF' ? 1 : 0;
        first = false;
        String text = new String(characters, from, count - from);
        // The second half of a pair is read with the first.
        if (!text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
          int low = reader.read();
          text = low < 0 ? text : text + (char) low;
        }
        bytes = text.getBytes(StandardCharsets.UTF_8);
        position = 0;
      }
      int count = Math.min(length, bytes.length - position);
      System.arraycopy(bytes, position, target, offset, count);
      position += count;
      return count;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
