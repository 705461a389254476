package io.autospec.presets;

import org.bytedeco.javacpp.annotation.Platform;
import org.bytedeco.javacpp.annotation.Properties;
import org.bytedeco.javacpp.presets.javacpp;
import org.bytedeco.javacpp.tools.Info;
import org.bytedeco.javacpp.tools.InfoMap;
import org.bytedeco.javacpp.tools.InfoMapper;

/**
 * How JavaCPP reads {@code autospec/autospec.h}. The bindings are generated from it at every build
 * and are never edited.
 *
 * <p>Bulk arrays are critical regions: no copy, while the garbage collector waits. Small arrays of
 * coefficients and dot products are copied, which is as fast for them and never delays a collector
 * behind a product.
 */
@Properties(
    inherit = javacpp.class,
    target = "io.autospec.presets.jni",
    global = "io.autospec.presets.jni.Autospec",
    value =
        @Platform(
            value = {"linux", "macosx"},
            compiler = "cpp17",
            include = "autospec/autospec.h",
            link = "autospec"))
public class AutospecPreset implements InfoMapper {

  private static final String CALL = "public static native @NoException(true) int ";
  private static final String BULK = "public static native @CriticalRegion @NoException(true) int ";

  /** Made by JavaCPP. */
  public AutospecPreset() {}

  @Override
  public void map(InfoMap infoMap) {
    infoMap
        .put(new Info("defined(__cplusplus)", "defined(__GNUC__)").define(true))
        .put(new Info("AUTOSPEC_API", "AUTOSPEC_NOEXCEPT").cppTypes().annotations())
        .put(new Info("AUTOSPEC_AUTOSPEC_H").skip())
        .put(
            new Info("autospec_data")
                .javaText(
                    CALL
                        + "autospec_data(@Cast(\"autospec_block\") long block,"
                        + " @ByPtrPtr DoublePointer out);"))
        .put(
            new Info("autospec_matrix_storage")
                .javaText(
                    CALL
                        + "autospec_matrix_storage(@Cast(\"autospec_matrix\") long matrix,"
                        + " @Cast(\"const char**\") @ByPtrPtr BytePointer out);"))
        .put(
            new Info("autospec_matrix_storage_reason")
                .javaText(
                    CALL
                        + "autospec_matrix_storage_reason("
                        + "@Cast(\"autospec_matrix\") long matrix,"
                        + " @Cast(\"const char**\") @ByPtrPtr BytePointer out);"))
        .put(
            new Info("autospec_write")
                .javaText(
                    BULK
                        + "autospec_write(@Cast(\"autospec_block\") long block,"
                        + " @Const double[] source,"
                        + " @Cast(\"int64_t\") long count);"))
        .put(
            new Info("autospec_read")
                .javaText(
                    BULK
                        + "autospec_read(@Cast(\"autospec_block\") long block,"
                        + " double[] target, @Cast(\"int64_t\") long count);"))
        .put(
            new Info("autospec_prepare32")
                .javaText(
                    BULK
                        + "autospec_prepare32(@Cast(\"int64_t\") long rows,"
                        + " @Cast(\"int64_t\") long columns,"
                        + " @Const int[] row_pointers,"
                        + " @Const int[] column_indices,"
                        + " @Const double[] values, int scaling, int precision, int storage,"
                        + " @Cast(\"autospec_matrix*\") long[] out);"));
  }
}
