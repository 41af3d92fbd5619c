/* Lets the n-th call of one kind, on paths of one area, fail with an errno. Preloaded before the C library, so that it
   stands in the way of Python and of SQLite alike. Armed by `arm_failing_calls` or by the variable FAILING_CALLS. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static char root[PATH_MAX], area[64], call[32], record[PATH_MAX];
static size_t root_length;
static int armed, number, sticky;
static long wanted;
static atomic_long seen;

void arm_failing_calls(const char *a_root, const char *an_area, const char *a_call, int an_errno, long n,
                       int from_then_on, const char *a_record)
{
    snprintf(root, sizeof root, "%s/", a_root);
    root_length = strlen(root);
    snprintf(area, sizeof area, "%s", an_area);
    snprintf(call, sizeof call, "%s", a_call);
    snprintf(record, sizeof record, "%s", a_record);
    number = an_errno, wanted = n, sticky = from_then_on;
    atomic_store(&seen, 0);
    armed = 1;
}

__attribute__((constructor)) static void arm_from_environment(void)
{
    const char *plan = getenv("FAILING_CALLS");
    char fields[5][PATH_MAX];
    int an_errno, from_then_on;
    long n;
    if (plan && sscanf(plan, "%[^:]:%[^:]:%[^:]:%d:%ld:%d:%[^:]", fields[0], fields[1], fields[2], &an_errno, &n,
                       &from_then_on, fields[3]) == 7)
        arm_failing_calls(fields[0], fields[1], fields[2], an_errno, n, from_then_on, fields[3]);
}

static void put_down(const char *what, const char *path)
{
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%s %s\n", what, path + root_length);
    long descriptor = syscall(SYS_openat, AT_FDCWD, record, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        syscall(SYS_write, descriptor, line, length);
        syscall(SYS_close, descriptor);
    }
}

/* Whether this call is the one; wanted 0: none is, all are put down. */
static int fails_at(const char *what, const char *path)
{
    if (strncmp(path, root, root_length))
        return 0;
    size_t length = strlen(area);
    const char *rest = path + root_length;
    if (!wanted) {
        put_down(what, path);
        return 0;
    }
    if (strcmp(what, call) || strncmp(rest, area, length) || (rest[length] != '/' && rest[length]))
        return 0;
    long n = atomic_fetch_add(&seen, 1) + 1;
    if (n != wanted && !(sticky && n > wanted))
        return 0;
    if (n == wanted)
        put_down(what, path);
    errno = number;
    return 1;
}

static int fails_on(const char *what, int descriptor)
{
    char link[64], path[PATH_MAX];
    if (!armed || descriptor < 0)
        return 0;
    int kept = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    errno = kept;
    if (length <= 0)
        return 0;
    path[length] = 0;
    return fails_at(what, path);
}

static int fails_for(const char *what, int folder, const char *name)
{
    char link[64], path[2 * PATH_MAX];
    if (!armed || !name)
        return 0;
    if (name[0] == '/')
        return fails_at(what, name);
    int kept = errno;
    if (folder == AT_FDCWD)
        strcpy(link, "/proc/self/cwd");
    else
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    errno = kept;
    if (length <= 0)
        return 0;
    snprintf(path + length, sizeof path - length, "/%s", name);
    return fails_at(what, path);
}

#define REAL(type, name, ...)                                  \
    static type (*real)(__VA_ARGS__);                          \
    if (!real)                                                 \
        real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name);

#define OPEN(name)                                              \
    int name(const char *path, int flags, ...)                  \
    {                                                           \
        va_list rest;                                           \
        va_start(rest, flags);                                  \
        int mode = va_arg(rest, int);                           \
        va_end(rest);                                           \
        REAL(int, name, const char *, int, ...)                 \
        return fails_for("open", AT_FDCWD, path) ? -1 : real(path, flags, mode); \
    }
#define OPENAT(name)                                            \
    int name(int folder, const char *path, int flags, ...)      \
    {                                                           \
        va_list rest;                                           \
        va_start(rest, flags);                                  \
        int mode = va_arg(rest, int);                           \
        va_end(rest);                                           \
        REAL(int, name, int, const char *, int, ...)            \
        return fails_for("open", folder, path) ? -1 : real(folder, path, flags, mode); \
    }
OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64)

FILE *fopen64(const char *path, const char *mode)
{
    REAL(FILE *, fopen64, const char *, const char *)
    return fails_for("open", AT_FDCWD, path) ? NULL : real(path, mode);
}
DIR *opendir(const char *path)
{
    REAL(DIR *, opendir, const char *)
    return fails_for("open", AT_FDCWD, path) ? NULL : real(path);
}

#define ON_DESCRIPTOR(type, name, what, declared, passed)       \
    type name declared                                          \
    {                                                           \
        REAL(type, name, int, ...)                              \
        return fails_on(what, descriptor) ? -1 : ((type(*) declared)real) passed; \
    }
ON_DESCRIPTOR(ssize_t, read, "read", (int descriptor, void *to, size_t size), (descriptor, to, size))
ON_DESCRIPTOR(ssize_t, pread, "read", (int descriptor, void *to, size_t size, off_t at), (descriptor, to, size, at))
ON_DESCRIPTOR(ssize_t, pread64, "read", (int descriptor, void *to, size_t size, off64_t at), (descriptor, to, size, at))
ON_DESCRIPTOR(ssize_t, write, "write", (int descriptor, const void *of, size_t size), (descriptor, of, size))
ON_DESCRIPTOR(ssize_t, pwrite, "write", (int descriptor, const void *of, size_t size, off_t at), (descriptor, of, size, at))
ON_DESCRIPTOR(ssize_t, pwrite64, "write", (int descriptor, const void *of, size_t size, off64_t at), (descriptor, of, size, at))
ON_DESCRIPTOR(int, fsync, "fsync", (int descriptor), (descriptor))
ON_DESCRIPTOR(int, fdatasync, "fsync", (int descriptor), (descriptor))
ON_DESCRIPTOR(int, ftruncate, "truncate", (int descriptor, off_t size), (descriptor, size))
ON_DESCRIPTOR(int, ftruncate64, "truncate", (int descriptor, off64_t size), (descriptor, size))
ON_DESCRIPTOR(int, posix_fallocate, "truncate", (int descriptor, off_t at, off_t size), (descriptor, at, size))
ON_DESCRIPTOR(int, fchmod, "mode", (int descriptor, mode_t mode), (descriptor, mode))
ON_DESCRIPTOR(int, fstat, "stat", (int descriptor, struct stat *found), (descriptor, found))
ON_DESCRIPTOR(int, fstat64, "stat", (int descriptor, struct stat64 *found), (descriptor, found))

#define ON_PATH(name, what, declared, passed)                   \
    int name declared                                           \
    {                                                           \
        REAL(int, name, const char *, ...)                      \
        return fails_for(what, AT_FDCWD, path) ? -1 : ((int(*) declared)real) passed; \
    }
ON_PATH(rename, "rename", (const char *path, const char *to), (path, to))
ON_PATH(link, "rename", (const char *path, const char *to), (path, to))
ON_PATH(unlink, "rename", (const char *path), (path))
ON_PATH(mkdir, "rename", (const char *path, mode_t mode), (path, mode))
ON_PATH(chmod, "mode", (const char *path, mode_t mode), (path, mode))
ON_PATH(truncate, "truncate", (const char *path, off_t size), (path, size))
ON_PATH(stat, "stat", (const char *path, struct stat *found), (path, found))
ON_PATH(stat64, "stat", (const char *path, struct stat64 *found), (path, found))
ON_PATH(lstat, "stat", (const char *path, struct stat *found), (path, found))
ON_PATH(lstat64, "stat", (const char *path, struct stat64 *found), (path, found))
ON_PATH(access, "stat", (const char *path, int mode), (path, mode))

#define AT_FOLDER(name, what, declared, passed)                 \
    int name declared                                           \
    {                                                           \
        REAL(int, name, int, ...)                               \
        return fails_for(what, folder, path) ? -1 : ((int(*) declared)real) passed; \
    }
AT_FOLDER(renameat, "rename", (int folder, const char *path, int other, const char *to), (folder, path, other, to))
AT_FOLDER(linkat, "rename", (int folder, const char *path, int other, const char *to, int flags), (folder, path, other, to, flags))
AT_FOLDER(unlinkat, "rename", (int folder, const char *path, int flags), (folder, path, flags))
AT_FOLDER(mkdirat, "rename", (int folder, const char *path, mode_t mode), (folder, path, mode))
AT_FOLDER(fstatat, "stat", (int folder, const char *path, struct stat *found, int flags), (folder, path, found, flags))
AT_FOLDER(fstatat64, "stat", (int folder, const char *path, struct stat64 *found, int flags), (folder, path, found, flags))

/* The clock of the day, so many seconds off from now on; the other clocks go on. */
static atomic_long clock_offset;

void move_clock(long seconds)
{
    atomic_fetch_add(&clock_offset, seconds);
}

int clock_gettime(clockid_t which, struct timespec *now)
{
    REAL(int, clock_gettime, clockid_t, struct timespec *)
    int answer = real(which, now);
    if (!answer && which == CLOCK_REALTIME)
        now->tv_sec += atomic_load(&clock_offset);
    return answer;
}
