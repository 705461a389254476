package io.autospec.cli;

/** The real matrix that is shipped for the demo. */
final class DemoMatrix {

  static final String TITLE = "1138_bus, the demo's matrix";
  static final String LICENCE = "MIT";

  private DemoMatrix() {}
}
