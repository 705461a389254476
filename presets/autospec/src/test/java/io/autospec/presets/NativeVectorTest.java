package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.autospec.backend.Bits;
import java.nio.DoubleBuffer;
import org.junit.jupiter.api.Test;

class NativeVectorTest {

  private final NativeBackend backend = new NativeBackend();

  @Test
  void theBufferIsTheBlockItself() {
    try (NativeVector block = (NativeVector) backend.newMultiVector(3, 2)) {
      block.write(new double[] {1, 2, 3, 4, 5, 6});
      DoubleBuffer buffer = block.buffer();
      assertThat(buffer.capacity()).isEqualTo(6);
      assertThat(buffer.get(4)).isEqualTo(5);
      buffer.put(5, -6);
      assertThat(Bits.of(block)).containsExactly(1, 2, 3, 4, 5, -6);
    }
  }

  @Test
  void anEmptyBlockHasAnEmptyBuffer() {
    try (NativeVector block = (NativeVector) backend.newMultiVector(0, 2)) {
      assertThat(block.buffer().capacity()).isZero();
    }
  }

  @Test
  void aClosedBlockGivesNoBuffer() {
    NativeVector block = (NativeVector) backend.newMultiVector(3, 1);
    block.close();
    assertThatIllegalStateException()
        .isThrownBy(block::buffer)
        .withMessageContaining("block of 3 x 1 is closed");
  }
}
