package io.autospec.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Networks as tensors, two per layer: {@code name.0.weight}, {@code name.0.bias}, … */
final class NetworkTensors {

  private NetworkTensors() {}

  static List<Tensor> of(String name, Network network) {
    int[] widths = network.widths();
    double[] parameters = network.parameters();
    List<Tensor> tensors = new ArrayList<>();
    int at = 0;
    for (int layer = 0; layer + 1 < widths.length; layer++) {
      int inputs = widths[layer];
      int outputs = widths[layer + 1];
      int bias = at + inputs * outputs;
      tensors.add(
          new Tensor(
              weight(name, layer),
              new int[] {outputs, inputs},
              Arrays.copyOfRange(parameters, at, bias)));
      tensors.add(
          Tensor.vector(bias(name, layer), Arrays.copyOfRange(parameters, bias, bias + outputs)));
      at = bias + outputs;
    }
    return tensors;
  }

  private static String weight(String name, int layer) {
    return name + "." + layer + ".weight";
  }

  private static String bias(String name, int layer) {
    return name + "." + layer + ".bias";
  }

  /** Puts the networks together; every tensor must belong to one. */
  static Map<String, Network> networks(List<Tensor> tensors, String file)
      throws ModelFileException {
    Map<String, Network> networks = new LinkedHashMap<>();
    int at = 0;
    while (at < tensors.size()) {
      String first = tensors.get(at).name();
      String suffix = weight("", 0);
      if (!first.endsWith(suffix)) {
        throw new ModelFileException(
            file, "tensor " + JsonReader.quoted(first) + " belongs to no network");
      }
      String name = first.substring(0, first.length() - suffix.length());
      int layers = layers(tensors, at, name);
      Network network = network(name, tensors.subList(at, at + 2 * layers), file);
      if (networks.put(name, network) != null) {
        throw new ModelFileException(file, "has two networks " + JsonReader.quoted(name));
      }
      at += 2 * layers;
    }
    return networks;
  }

  private static int layers(List<Tensor> tensors, int from, String name) {
    int layers = 1;
    while (from + 2 * layers < tensors.size()
        && tensors.get(from + 2 * layers).name().equals(weight(name, layers))) {
      layers++;
    }
    return from + 2 * layers > tensors.size() ? layers - 1 : layers;
  }

  private static Network network(String name, List<Tensor> tensors, String file)
      throws ModelFileException {
    int layers = tensors.size() / 2;
    if (layers == 0) {
      throw new ModelFileException(file, "network " + JsonReader.quoted(name) + " lacks a bias");
    }
    int[] widths = new int[layers + 1];
    double[] parameters = new double[0];
    for (int layer = 0; layer < layers; layer++) {
      Tensor weight = tensors.get(2 * layer);
      Tensor bias = tensors.get(2 * layer + 1);
      int[] shape = weight.shape();
      boolean fits =
          bias.name().equals(bias(name, layer))
              && shape.length == 2
              && bias.shape().length == 1
              && bias.shape()[0] == shape[0]
              && (layer == 0 || shape[1] == widths[layer]);
      if (!fits) {
        throw new ModelFileException(
            file,
            "layer "
                + layer
                + " of network "
                + JsonReader.quoted(name)
                + " has weights of shape "
                + Arrays.toString(shape)
                + " and then "
                + JsonReader.quoted(bias.name())
                + " of shape "
                + Arrays.toString(bias.shape())
                + ": expected outputs x inputs of the layer before, and a bias per output");
      }
      widths[layer] = shape[1];
      widths[layer + 1] = shape[0];
      int before = parameters.length;
      int weights = weight.values().length;
      parameters = Arrays.copyOf(parameters, before + weights + bias.values().length);
      System.arraycopy(weight.values(), 0, parameters, before, weights);
      System.arraycopy(bias.values(), 0, parameters, before + weights, bias.values().length);
    }
    try {
      return new Network(widths, parameters);
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(
          file, "network " + JsonReader.quoted(name) + ": " + e.getMessage());
    }
  }
}
