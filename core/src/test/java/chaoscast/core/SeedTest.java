package chaoscast.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class SeedTest {
  @Test
  void aChildIsTheFirstEightBytesOfTheHashOfParentAndName() {
    // printf '\0\0\0\0\0\0\0\1esn/input' | sha256sum
    assertEquals("8d570d79803cdc63", Long.toHexString(new Seed(1).child("esn/input").value()));
  }

  @Test
  void sameSeedAndNameGiveTheSameStream() {
    assertArrayEquals(
        new Seed(3).child("a").generator().doubles(5).toArray(),
        new Seed(3).child("a").generator().doubles(5).toArray());
  }

  @Test
  void otherNamesAndOtherSeedsGiveOtherStreams() {
    assertNotEquals(new Seed(3).child("a"), new Seed(3).child("b"));
    assertNotEquals(new Seed(3).child("a"), new Seed(4).child("a"));
  }
}
