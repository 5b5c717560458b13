/* Stands between a program and the C library: counts what changes files under one folder, and at a chosen count ends the
   program, or has every further write fail as on a full disk. Preloaded; `arm` chooses, in the process that is to fail. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { COUNT, KILL, FULL };
static char folder[PATH_MAX];
static int how = COUNT;
static long at = 0;
static atomic_long steps = 0;

void arm(const char *under, int which, long step) {
    snprintf(folder, sizeof folder, "%s", under);
    how = which;
    at = step;
    atomic_store(&steps, 0);
}

long counted(void) { return atomic_load(&steps); }

static int is_under(const char *path) { return folder[0] && strncmp(path, folder, strlen(folder)) == 0; }

static int is_of(int descriptor) {
    char link[64], path[PATH_MAX];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_under(path);
}

/* Whether the step must fail: for want of room, where it needs any. */
static int step(int needs_room) {
    if (how == FULL && !needs_room) return 0;
    long number = atomic_fetch_add(&steps, 1) + 1;
    if (how == KILL && number == at) kill(getpid(), SIGKILL);
    if (how == FULL && number >= at) { errno = ENOSPC; return 1; }
    return 0;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define ON_FILE(type, name, declared, given, room) \
    type name declared { REAL(name); if (is_of(fd) && step(room)) return -1; return real given; }
#define ON_PATH(name, declared, given, path, room) \
    int name declared { REAL(name); if (is_under(path) && step(room)) return -1; return real given; }

ON_FILE(ssize_t, write, (int fd, const void *what, size_t size), (fd, what, size), 1)
ON_FILE(ssize_t, writev, (int fd, const struct iovec *what, int parts), (fd, what, parts), 1)
ON_FILE(ssize_t, pwrite, (int fd, const void *what, size_t size, off_t place), (fd, what, size, place), 1)
ON_FILE(ssize_t, pwrite64, (int fd, const void *what, size_t size, off64_t place), (fd, what, size, place), 1)
ON_FILE(int, ftruncate, (int fd, off_t size), (fd, size), 0)
ON_FILE(int, ftruncate64, (int fd, off64_t size), (fd, size), 0)
ON_FILE(int, fsync, (int fd), (fd), 0)
ON_FILE(int, fdatasync, (int fd), (fd), 0)
ON_PATH(rename, (const char *old, const char *new), (old, new), new, 0)
ON_PATH(link, (const char *old, const char *new), (old, new), new, 1)
ON_PATH(unlink, (const char *path), (path), path, 0)
ON_PATH(mkdir, (const char *path, mode_t mode), (path, mode), path, 1)
ON_PATH(rmdir, (const char *path), (path), path, 0)

#define OPENING(name, declared, last, given) \
    int name declared { \
        REAL(name); \
        mode_t mode = 0; \
        if (flags & O_CREAT) { va_list more; va_start(more, last); mode = va_arg(more, mode_t); va_end(more); } \
        int is_new = (flags & O_CREAT) && access(path, F_OK); \
        if ((is_new || (flags & O_TRUNC)) && is_under(path) && step(is_new)) return -1; \
        return real given; \
    }

OPENING(open, (const char *path, int flags, ...), flags, (path, flags, mode))
OPENING(open64, (const char *path, int flags, ...), flags, (path, flags, mode))
OPENING(openat, (int at_folder, const char *path, int flags, ...), flags, (at_folder, path, flags, mode))
OPENING(openat64, (int at_folder, const char *path, int flags, ...), flags, (at_folder, path, flags, mode))
