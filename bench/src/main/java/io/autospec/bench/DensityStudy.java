package io.autospec.bench; final class DensityStudy {}
