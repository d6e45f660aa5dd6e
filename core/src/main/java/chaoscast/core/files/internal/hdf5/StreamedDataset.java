package chaoscast.core.files.internal.hdf5;

import io.jhdf.Constants;
import io.jhdf.ObjectHeader.ObjectHeaderV2;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.api.Attribute;
import io.jhdf.api.WritableGroup;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A dataset whose elements are asked for in order while they are written.
///
/// jHDF's own needs nested Java arrays (a copy of the data), makes one system call a row, cannot
/// hold an empty array and takes a short write for a whole one.
public final class StreamedDataset extends WritableDatasetImpl {
  private static final int ELEMENTS_AT_ONCE = 1 << 16;

  private final int[] shape;
  private final DataSpace space;
  private final Source source;

  /// Where the elements come from.
  @FunctionalInterface
  public interface Source {
    /// @param from   index of the first element, row-major
    /// @param count  how many to put
    /// @param target modified: `count` elements are put, in its byte order
    void put(int from, int count, ByteBuffer target);
  }

  private StreamedDataset(
      WritableGroup parent, String name, Class<?> type, int[] shape, Source source) {
    super(Array.newInstance(type, ones(shape.length)), name, parent);
    this.shape = shape.clone();
    this.source = source;
    DataSpace one = DataSpace.fromObject(getData());
    this.space = DataSpace.modifyDimensions(one, Arrays.stream(shape).asLongStream().toArray());
  }

  public static StreamedDataset ofDoubles(WritableGroup parent, String name, int[] shape,
      Source source) {
    return new StreamedDataset(parent, name, double.class, shape, source);
  }

  public static StreamedDataset ofInts(WritableGroup parent, String name, int[] shape,
      Source source) {
    return new StreamedDataset(parent, name, int.class, shape, source);
  }

  public static StreamedDataset ofLongs(WritableGroup parent, String name, int[] shape,
      Source source) {
    return new StreamedDataset(parent, name, long.class, shape, source);
  }

  /// @return position after the last byte
  @Override
  public long write(HdfFileChannel channel, long position) {
    long dataAddress = position + header(position, 0).limit();
    writeFully(channel, header(position, dataAddress), position);
    int size = getDataType().getSize();
    int elements = Math.toIntExact(space.getTotalLength());
    int capacity = Math.min(elements, ELEMENTS_AT_ONCE);
    ByteBuffer buffer = ByteBuffer.allocateDirect(capacity * size).order(ByteOrder.nativeOrder());
    for (int from = 0; from < elements; from += capacity) {
      int count = Math.min(capacity, elements - from);
      source.put(from, count, buffer.clear());
      writeFully(channel, buffer.flip(), dataAddress + (long) from * size);
    }
    long end = dataAddress + (long) elements * size;
    channel.position(end); // jHDF ends the file with a note wherever the channel stands
    return end;
  }

  @Override
  public int[] getDimensions() {
    return shape.clone();
  }

  private ByteBuffer header(long position, long dataAddress) {
    long bytes = space.getTotalLength() * getDataType().getSize();
    long address = bytes == 0 ? Constants.UNDEFINED_ADDRESS : dataAddress;
    List<Message> messages = new ArrayList<>();
    messages.add(DataTypeMessage.create(getDataType()));
    messages.add(DataSpaceMessage.create(space));
    messages.add(FillValueMessage.NO_FILL);
    messages.add(ContiguousDataLayoutMessage.create(address, bytes));
    messages.add(AttributeInfoMessage.create());
    for (Attribute attribute : getAttributes().values()) {
      messages.add(AttributeMessage.create(attribute.getName(), attribute));
    }
    return new ObjectHeaderV2(position, messages).toBuffer();
  }

  private static void writeFully(HdfFileChannel channel, ByteBuffer buffer, long position) {
    long at = position;
    while (buffer.hasRemaining()) {
      at += channel.write(buffer, at);
    }
  }

  private static int[] ones(int rank) {
    int[] ones = new int[rank];
    Arrays.fill(ones, 1);
    return ones;
  }
}
