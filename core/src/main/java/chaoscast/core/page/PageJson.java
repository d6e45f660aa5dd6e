package chaoscast.core.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// Records as JSON inside a page: numbers to six digits, which is more than a screen can show, and
/// `null` for those that are not finite.
final class PageJson {
  private static final MathContext DIGITS = new MathContext(6);
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(new Optionals())
                  .addSerializer(double[].class, new Many())
                  .addSerializer(Double.class, new One())
                  .addSerializer(double.class, new One()));

  private PageJson() {}

  /// @return JSON that cannot end the element it stands in
  static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(double value, JsonGenerator json) throws IOException {
    if (Double.isFinite(value)) {
      BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
      json.writeNumber(rounded.toString());
    } else {
      json.writeNull();
    }
  }

  /// The value or `null`.
  private static final class Optionals extends StdSerializer<Optional<?>> {
    private static final long serialVersionUID = 1L;

    Optionals() {
      super(Optional.class, false);
    }

    @Override
    public void serialize(Optional<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(value.orElse(null), json);
    }
  }

  private static final class One extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    One() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(value, json);
    }
  }

  private static final class Many extends StdSerializer<double[]> {
    private static final long serialVersionUID = 1L;

    Many() {
      super(double[].class);
    }

    @Override
    public void serialize(double[] values, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (double value : values) {
        write(value, json);
      }
      json.writeEndArray();
    }
  }
}
