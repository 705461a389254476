package io.autospec.bench; final class ApplySpeed {}
