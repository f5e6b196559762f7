/* stopwatch: run a program, and tell what it took.
 *
 *   stopwatch FILE PROGRAM [ARGUMENT ...]
 *
 * Writes one line to FILE: exit status, wall time and processor time in microseconds, peak
 * memory in KiB.  It is this small because a child's peak is never less than its parent's. */
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long long microseconds(struct timespec t) {
  return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

static long long processor(struct timeval t) {
  return t.tv_sec * 1000000LL + t.tv_usec;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fputs("usage: stopwatch FILE PROGRAM [ARGUMENT ...]\n", stderr);
    return 64;
  }
  struct timespec start, end;
  struct rusage usage;
  pid_t child;
  int status;
  clock_gettime(CLOCK_MONOTONIC, &start);
  int error = posix_spawnp(&child, argv[2], NULL, NULL, argv + 2, environ);
  if (error) {
    fprintf(stderr, "stopwatch: %s: %s\n", argv[2], strerror(error));
    return 69;
  }
  while (wait4(child, &status, 0, &usage) < 0)
    if (errno != EINTR) return 70;
  clock_gettime(CLOCK_MONOTONIC, &end);

  FILE *file = fopen(argv[1], "w");
  if (!file) {
    perror(argv[1]);
    return 74;
  }
  fprintf(file, "%d %lld %lld %ld\n",
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          microseconds(end) - microseconds(start),
          processor(usage.ru_utime) + processor(usage.ru_stime), usage.ru_maxrss);
  return fclose(file) ? 74 : 0;
}
