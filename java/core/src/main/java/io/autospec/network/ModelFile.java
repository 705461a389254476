package io.autospec.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained model as a file: its task, networks by name and whatever else is worth knowing of it
 * (degrees, training spectra, seed, validation figures), in the safetensors format.
 *
 * <p>A network named {@code head} is the tensors {@code head.0.weight} (outputs × inputs), {@code
 * head.0.bias}, {@code head.1.weight} and so on. The names {@code task} and {@code format_version}
 * of the metadata are the file's own.
 *
 * <p>Immutable.
 *
 * @param task what the model is for: {@code "solve"}
 * @param metadata further texts by name, in order
 * @param networks by name, in order
 */
public record ModelFile(String task, Map<String, String> metadata, Map<String, Network> networks) {

  /** The version written, and the only one read. */
  public static final String FORMAT_VERSION = "1";

  private static final String TASK = "task";
  private static final String VERSION = "format_version";

  /** Copies the maps. */
  public ModelFile {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
    if (metadata.containsKey(TASK) || metadata.containsKey(VERSION)) {
      throw new IllegalArgumentException("metadata holds task or format_version: expected neither");
    }
  }

  /**
   * Reads a model.
   *
   * @throws ModelFileException if the file is not a model of this version
   * @throws IOException if it cannot be read
   */
  public static ModelFile read(Path file) throws IOException {
    return of(SafeTensors.read(file), file.toString());
  }

  /**
   * Reads a model from a stream to its end.
   *
   * @param in is not closed
   * @param name what messages call the file
   */
  public static ModelFile read(InputStream in, String name) throws IOException {
    return of(SafeTensors.read(in, name), name);
  }

  private static ModelFile of(SafeTensors file, String name) throws ModelFileException {
    Map<String, String> metadata = new LinkedHashMap<>(file.metadata());
    String version = metadata.remove(VERSION);
    if (!FORMAT_VERSION.equals(version)) {
      throw new ModelFileException(
          name,
          "format_version is "
              + (version == null ? "missing" : JsonReader.quoted(version))
              + ": expected "
              + FORMAT_VERSION);
    }
    String task = metadata.remove(TASK);
    if (task == null) {
      throw new ModelFileException(name, "names no task: expected a model written by autospec");
    }
    return new ModelFile(task, metadata, NetworkTensors.networks(file.tensors(), name));
  }

  /**
   * Returns the network of this name and these ends.
   *
   * @param name of the network
   * @param inputs it must have
   * @param outputs it must have
   * @param file what messages call the file
   * @throws ModelFileException if there is none, or it has other ends
   */
  public Network network(String name, int inputs, int outputs, String file)
      throws ModelFileException {
    Network network = networks.get(name);
    if (network == null) {
      throw new ModelFileException(
          file, "has no network " + name + " but " + networks.keySet() + ": another task's model?");
    }
    if (network.inputs() != inputs || network.outputs() != outputs) {
      throw new ModelFileException(
          file,
          "network "
              + name
              + " has "
              + network.inputs()
              + " inputs and "
              + network.outputs()
              + " outputs: expected "
              + inputs
              + " and "
              + outputs);
    }
    return network;
  }

  /** Returns the bytes of the file: equal models, equal bytes. */
  public byte[] toBytes() {
    return tensors().toBytes();
  }

  /**
   * Writes the file, complete or not at all.
   *
   * @throws IOException naming the file if it cannot be written
   */
  public void write(Path file) throws IOException {
    tensors().write(file);
  }

  private SafeTensors tensors() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(VERSION, FORMAT_VERSION);
    texts.put(TASK, task);
    texts.putAll(metadata);
    List<Tensor> tensors = new ArrayList<>();
    networks.forEach((name, network) -> tensors.addAll(NetworkTensors.of(name, network)));
    return new SafeTensors(texts, tensors);
  }
}
