// Time per recurrence step of autospec_expand: step by step and in waves, with one thread and two,
// both processors free and one kept busy by a loop. Each variant is a process of its own, because
// AUTOSPEC_CACHE is read once; the processes take turns, one running at a time, and the minimum and
// the median of the rounds are kept.
//
// wave_ratio DEGREE MATRIX...   each MATRIX as read_csr takes it; tab-separated lines
#include <autospec/autospec.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "clocks.h"
#include "csr_file.h"

namespace {

constexpr int kRounds = 9;
constexpr double kSecondsPerTurn = 0.1;
// long enough for a pool to try its threads again
constexpr double kSecondsPerBusyTurn = 1.5;

struct Variant {
  const char* name;
  int32_t threads;
  bool waves;
  bool beside_a_busy_loop;
  int32_t precision;
};

constexpr Variant kVariants[] = {
    {"1 thread, step by step", 1, false, false, AUTOSPEC_FLOAT64},
    {"1 thread, waves", 1, true, false, AUTOSPEC_FLOAT64},
    {"2 threads, step by step", 2, false, false, AUTOSPEC_FLOAT64},
    {"2 threads, waves", 2, true, false, AUTOSPEC_FLOAT64},
    {"1 thread, step by step, busy", 1, false, true, AUTOSPEC_FLOAT64},
    {"1 thread, waves, busy", 1, true, true, AUTOSPEC_FLOAT64},
    {"2 threads, step by step, busy", 2, false, true, AUTOSPEC_FLOAT64},
    {"2 threads, waves, busy", 2, true, true, AUTOSPEC_FLOAT64},
    {"float32, 1 thread, step by step", 1, false, false, AUTOSPEC_FLOAT32},
    {"float32, 1 thread, waves", 1, true, false, AUTOSPEC_FLOAT32},
    {"float32, 2 threads, waves", 2, true, false, AUTOSPEC_FLOAT32},
};

// Runs one turn for each 't' that comes in and answers with the seconds per step.
void serve(const Csr& matrix, const Variant& variant, int degree, int in, int out) {
  if (!variant.waves) {
    setenv("AUTOSPEC_CACHE", "9000000000000000000", 1);
  }
  std::vector<double> coefficients;
  for (const double value : {0.5, 0.3, -0.2, 0.1}) {
    coefficients.insert(coefficients.end(), static_cast<size_t>(degree), value);
  }
  coefficients.insert(coefficients.end(), static_cast<size_t>(degree) + 1, 0.05);
  autospec_pool pool;
  autospec_matrix prepared;
  autospec_block x, y, work;
  autospec_pool_open(variant.threads, &pool);
  autospec_prepare32(matrix.rows, matrix.rows, matrix.pointers.data(), matrix.columns.data(),
                     matrix.values.data(), AUTOSPEC_SCALE_NONE, variant.precision,
                     AUTOSPEC_STORAGE_AUTO, &prepared);
  autospec_block_open(matrix.rows, 1, &x);
  autospec_block_open(matrix.rows, 1, &y);
  autospec_block_open(matrix.rows, 2, &work);
  autospec_fill(pool, x, 0.5);
  const auto expand = [&] {
    autospec_expand(pool, prepared, degree, 1, coefficients.data(),
                    static_cast<int64_t>(coefficients.size()), x, y, work);
  };
  expand();
  const double enough = variant.beside_a_busy_loop ? kSecondsPerBusyTurn : kSecondsPerTurn;
  char turn;
  while (read(in, &turn, 1) == 1 && turn == 't') {
    const double start = wall_seconds();
    double end = start;
    int runs = 0;
    do {
      expand();
      runs++;
      end = wall_seconds();
    } while (end - start < enough);
    const double seconds = (end - start) / runs / degree;
    if (write(out, &seconds, sizeof seconds) != sizeof seconds) {
      break;
    }
  }
  _exit(0);
}

struct Server {
  pid_t process;
  int turns;
  int answers;
};

Server start(const Csr& matrix, const Variant& variant, int degree) {
  int turns[2];
  int answers[2];
  if (pipe(turns) != 0 || pipe(answers) != 0) {
    std::exit(2);
  }
  const pid_t process = fork();
  if (process == 0) {
    close(turns[1]);
    close(answers[0]);
    serve(matrix, variant, degree, turns[0], answers[1]);
  }
  close(turns[0]);
  close(answers[1]);
  return {process, turns[1], answers[0]};
}

pid_t busy_loop() {
  const pid_t process = fork();
  if (process == 0) {
    for (volatile uint64_t count = 0;; count = count + 1) {
    }
  }
  return process;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: wave_ratio DEGREE MATRIX...\n");
    return 2;
  }
  const int degree = std::atoi(argv[1]);
  std::printf("matrix\tn\tnonzeros\tdegree\tvariant\tnsPerNonzero\tmedian\n");
  for (int f = 2; f < argc; f++) {
    Csr matrix;
    if (!read_csr(argv[f], &matrix)) {
      std::fprintf(stderr, "%s: cannot be read\n", argv[f]);
      return 2;
    }
    normalise(&matrix);
    constexpr size_t kCount = sizeof kVariants / sizeof kVariants[0];
    std::vector<Server> servers;
    std::vector<std::vector<double>> seconds(kCount);
    for (const Variant& variant : kVariants) {
      servers.push_back(start(matrix, variant, degree));
    }
    for (int round = 0; round < kRounds; round++) {
      for (size_t v = 0; v < kCount; v++) {
        const pid_t loop = kVariants[v].beside_a_busy_loop ? busy_loop() : 0;
        double answer = 0;
        if (write(servers[v].turns, "t", 1) != 1 ||
            read(servers[v].answers, &answer, sizeof answer) != sizeof answer) {
          return 2;
        }
        seconds[v].push_back(answer);
        if (loop != 0) {
          kill(loop, SIGKILL);
          waitpid(loop, nullptr, 0);
        }
      }
    }
    for (size_t v = 0; v < kCount; v++) {
      if (write(servers[v].turns, "q", 1) != 1) {
        return 2;
      }
      close(servers[v].turns);
      close(servers[v].answers);
      waitpid(servers[v].process, nullptr, 0);
      std::sort(seconds[v].begin(), seconds[v].end());
      const double scale = 1e9 / static_cast<double>(matrix.values.size());
      std::printf("%s\t%d\t%zu\t%d\t%s\t%.4f\t%.4f\n", short_name(argv[f]).c_str(), matrix.rows,
                  matrix.values.size(), degree, kVariants[v].name, seconds[v][0] * scale,
                  seconds[v][kRounds / 2] * scale);
    }
    std::fflush(stdout);
  }
  return 0;
}
