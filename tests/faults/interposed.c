/* Stands between a program and the disk, so that tests can say which write goes wrong, and how.
 *
 * Loaded by LD_PRELOAD. It counts every call that changes what lies under one folder (writing,
 * syncing, cutting, naming, renaming, removing) and lets the n-th go wrong, or ends the program
 * there, or keeps all of them in order with their data. What it is to do stands in a small file
 * that all processes of a run map, so that children which are started anew count on.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum how { COUNT, FULL, BAD, SHORT, FULL_ON, BAD_ON, KILL_BEFORE, KILL_AFTER, KILL_HALF, RECORD };

struct control {                 /* the same as LAYOUT in shim.py */
    uint32_t magic;
    atomic_uint armed;
    uint32_t how;
    atomic_uint lock;
    atomic_llong nth;            /* which call goes wrong, from 1 */
    atomic_llong count;          /* calls so far */
    atomic_llong hit;            /* calls that went wrong */
    char under[1024];
    char log[1024];
    char struck[1024];           /* "pwrite /folder/file": the first call that went wrong */
};

struct line {                    /* the same as LINE in power.py */
    uint8_t what;                /* the letter of the call */
    uint8_t spare[3];
    uint32_t path_size, other_size, data_size;
    int64_t offset;
};

static struct control *control;
static int log_fd = -1;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("MUSTER_FAULT_CONTROL");
    if (!path) return;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
    if (fd < 0) return;
    void *found = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    syscall(SYS_close, fd);
    if (found != MAP_FAILED) control = found;
}

static int is_under(const char *path) {
    size_t length = strlen(control->under);
    return length && !strncmp(path, control->under, length)
        && (path[length] == '/' || path[length] == 0);
}

/* a mark that a test leaves among what is kept is no write of the program */
static int is_mark(const char *path) {
    const char *name = strrchr(path, '/');
    return name && !strcmp(name, "/.mark");
}

static int of_fd(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t got = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    if (got <= 0) return 0;
    path[got] = 0;
    return path[0] == '/' && is_under(path);
}

static int of_name(int at, const char *name, char *path) {
    if (!name) return 0;
    if (name[0] == '/') {
        snprintf(path, PATH_MAX, "%s", name);
    } else {
        char folder[PATH_MAX], link[64];
        if (at == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
        else snprintf(link, sizeof link, "/proc/self/fd/%d", at);
        ssize_t got = syscall(SYS_readlinkat, AT_FDCWD, link, folder, sizeof folder - 1);
        if (got <= 0) return 0;
        folder[got] = 0;
        if (strlen(folder) + strlen(name) + 2 > PATH_MAX) return 0;
        memcpy(path, folder, (size_t)got);
        path[got] = '/';
        strcpy(path + got + 1, name);
    }
    return is_under(path);
}

static int is_on(void) {
    return control && atomic_load(&control->armed);
}

static void end_here(void) {
    syscall(SYS_kill, 0, SIGKILL);  /* the whole group: children that it started die with it */
    for (;;) pause();
}

/* Count a call. `grows`: it takes space, as removing does not. Returns how it goes on. */
static int counted(const char *call, const char *path, int grows) {
    int how = (int)control->how;
    if (how == RECORD || is_mark(path)) return COUNT;
    long long nth = atomic_load(&control->nth);
    long long number = atomic_fetch_add(&control->count, 1) + 1;
    int struck = number == nth;
    if (how == FULL_ON) struck = number >= nth && grows;
    if (how == BAD_ON) struck = number >= nth;
    if (!struck || how == COUNT) return COUNT;
    if (atomic_fetch_add(&control->hit, 1) == 0)
        snprintf(control->struck, sizeof control->struck, "%s %.900s", call, path);
    if (how == KILL_BEFORE) end_here();
    return how;
}

static int number_of(int how) {
    return how == BAD || how == BAD_ON ? EIO : ENOSPC;
}

static int fails(int how) {
    return how == FULL || how == BAD || how == FULL_ON || how == BAD_ON || how == SHORT;
}

/* For calls without data: 1 when it is not to be made. */
static int refused(int how) {
    if (how == KILL_HALF) end_here();
    if (!fails(how)) return 0;
    errno = number_of(how);
    return 1;
}

static void after(int how) {
    if (how == KILL_AFTER) end_here();
}

/* --- keeping all of it ------------------------------------------------------------------------ */

static int keeps(void) {
    return control->how == RECORD;
}

static void lock(void) {
    unsigned int free = 0;
    while (!atomic_compare_exchange_weak(&control->lock, &free, 1)) {
        free = 0;
        sched_yield();
    }
}

static void unlock(void) {
    atomic_store(&control->lock, 0);
}

static void put(const void *data, size_t size) {
    while (size) {
        ssize_t done = syscall(SYS_write, log_fd, data, size);
        if (done <= 0) abort();
        data = (const char *)data + done;
        size -= (size_t)done;
    }
}

static void keep(char what, const char *path, const char *other, int64_t offset,
                 const void *data, size_t size) {
    if (log_fd < 0) {
        log_fd = (int)syscall(SYS_openat, AT_FDCWD, control->log,
                              O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        if (log_fd < 0) abort();
    }
    struct line line = {0};
    line.what = (uint8_t)what;
    line.path_size = (uint32_t)strlen(path);
    line.other_size = other ? (uint32_t)strlen(other) : 0;
    line.data_size = (uint32_t)size;
    line.offset = offset;
    put(&line, sizeof line);
    put(path, line.path_size);
    if (other) put(other, line.other_size);
    if (size) put(data, size);
}

/* --- writing ---------------------------------------------------------------------------------- */

static ssize_t written(const char *call, int fd, const void *data, size_t size, int64_t offset,
                       int at_offset) {
    char path[PATH_MAX];
    long number = at_offset ? SYS_pwrite64 : SYS_write;
    if (!is_on() || !of_fd(fd, path)) return syscall(number, fd, data, size, offset);
    if (keeps()) {
        lock();
        int64_t at = offset;
        if (!at_offset) {
            int flags = (int)syscall(SYS_fcntl, fd, F_GETFL);
            at = flags & O_APPEND ? syscall(SYS_lseek, fd, 0, SEEK_END)
                                  : syscall(SYS_lseek, fd, 0, SEEK_CUR);
        }
        ssize_t done = syscall(number, fd, data, size, offset);
        int kept = errno;
        if (done > 0) keep('w', path, NULL, at, data, (size_t)done);
        unlock();
        errno = kept;
        return done;
    }
    int how = counted(call, path, 1);
    if ((how == SHORT || how == KILL_HALF) && size > 1) {
        ssize_t done = syscall(number, fd, data, size / 2, offset);
        if (how == KILL_HALF) end_here();
        return done;
    }
    if (refused(how)) return -1;
    ssize_t done = syscall(number, fd, data, size, offset);
    after(how);
    return done;
}

ssize_t write(int fd, const void *data, size_t size) {
    return written("write", fd, data, size, 0, 0);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
    return written("pwrite", fd, data, size, offset, 1);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
    return written("pwrite", fd, data, size, offset, 1);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    char path[PATH_MAX];
    if (!is_on() || !of_fd(fd, path)) return syscall(SYS_writev, fd, parts, count);
    ssize_t whole = 0;  /* part by part: as many calls as a slow disk would see */
    for (int part = 0; part < count; part++) {
        if (!parts[part].iov_len) continue;
        ssize_t done = write(fd, parts[part].iov_base, parts[part].iov_len);
        if (done < 0) return whole ? whole : -1;
        whole += done;
        if ((size_t)done < parts[part].iov_len) break;
    }
    return whole;
}

/* what copies within the kernel is sent back to copying by hand, where every part is seen */
ssize_t sendfile(int to, int from, off_t *offset, size_t size) {
    char path[PATH_MAX];
    if (is_on() && of_fd(to, path)) { errno = EINVAL; return -1; }
    return syscall(SYS_sendfile, to, from, offset, size);
}
ssize_t sendfile64(int to, int from, off64_t *offset, size_t size) {
    return sendfile(to, from, (off_t *)offset, size);
}
ssize_t copy_file_range(int from, off64_t *f, int to, off64_t *t, size_t size, unsigned int flags) {
    char path[PATH_MAX];
    if (is_on() && of_fd(to, path)) { errno = ENOSYS; return -1; }
    return syscall(SYS_copy_file_range, from, f, to, t, size, flags);
}
int posix_fallocate(int fd, off_t offset, off_t size) {
    char path[PATH_MAX];
    if (is_on() && of_fd(fd, path)) return EOPNOTSUPP;
    return syscall(SYS_fallocate, fd, 0, offset, size) ? errno : 0;
}
int posix_fallocate64(int fd, off64_t offset, off64_t size) {
    return posix_fallocate(fd, offset, size);
}

/* --- syncing and cutting ---------------------------------------------------------------------- */

static int synced(const char *call, long number, int fd) {
    char path[PATH_MAX];
    if (!is_on() || !of_fd(fd, path)) return (int)syscall(number, fd);
    if (keeps()) {
        lock();
        keep('s', path, NULL, 0, NULL, 0);  /* not done in earnest: only its place counts */
        unlock();
        return 0;
    }
    int how = counted(call, path, 0);
    if (refused(how)) return -1;
    after(how);
    return 0;  /* a program that is killed needs no disk that spins */
}
int fsync(int fd) { return synced("fsync", SYS_fsync, fd); }
int fdatasync(int fd) { return synced("fdatasync", SYS_fdatasync, fd); }

int ftruncate(int fd, off_t size) {
    char path[PATH_MAX];
    if (!is_on() || !of_fd(fd, path)) return (int)syscall(SYS_ftruncate, fd, size);
    if (keeps()) {
        lock();
        int done = (int)syscall(SYS_ftruncate, fd, size);
        if (!done) keep('t', path, NULL, size, NULL, 0);
        unlock();
        return done;
    }
    int how = counted("ftruncate", path, 0);
    if (refused(how)) return -1;
    int done = (int)syscall(SYS_ftruncate, fd, size);
    after(how);
    return done;
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

/* --- names ------------------------------------------------------------------------------------ */

static int named(const char *call, char what, const char *path, const char *other, int grows,
                 long number, long a, long b, long c, long d, long e) {
    if (keeps()) {
        lock();
        int done = (int)syscall(number, a, b, c, d, e);
        int kept = errno;
        if (!done) keep(what, path, other, 0, NULL, 0);
        unlock();
        errno = kept;
        return done;
    }
    int how = counted(call, path, grows);
    if (refused(how)) return -1;
    int done = (int)syscall(number, a, b, c, d, e);
    after(how);
    return done;
}

int unlinkat(int at, const char *name, int flags) {
    char path[PATH_MAX];
    if (!is_on() || !of_name(at, name, path))
        return (int)syscall(SYS_unlinkat, at, name, flags);
    int folder = flags & AT_REMOVEDIR;
    return named(folder ? "rmdir" : "unlink", folder ? 'd' : 'u', path, NULL, 0,
                 SYS_unlinkat, at, (long)name, flags, 0, 0);
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned int flags) {
    char path[PATH_MAX], other[PATH_MAX];
    if (!is_on() || (!of_name(from_at, from, path) | !of_name(to_at, to, other)))
        return (int)syscall(SYS_renameat2, from_at, from, to_at, to, flags);
    return named("rename", 'r', path, other, 1,
                 SYS_renameat2, from_at, (long)from, to_at, (long)to, flags);
}
int renameat(int from_at, const char *from, int to_at, const char *to) {
    return renameat2(from_at, from, to_at, to, 0);
}
int rename(const char *from, const char *to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

int linkat(int from_at, const char *from, int to_at, const char *to, int flags) {
    char path[PATH_MAX], other[PATH_MAX];
    if (!is_on() || (!of_name(from_at, from, path) | !of_name(to_at, to, other)))
        return (int)syscall(SYS_linkat, from_at, from, to_at, to, flags);
    return named("link", 'l', path, other, 1,
                 SYS_linkat, from_at, (long)from, to_at, (long)to, flags);
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int mkdirat(int at, const char *name, mode_t mode) {
    char path[PATH_MAX];
    if (!is_on() || !of_name(at, name, path)) return (int)syscall(SYS_mkdirat, at, name, mode);
    return named("mkdir", 'm', path, NULL, 1, SYS_mkdirat, at, (long)name, mode, 0, 0);
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

static int opened(int at, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX];
    flags |= O_LARGEFILE;
    if (!is_on() || !(flags & (O_CREAT | O_TRUNC)) || !of_name(at, name, path) || is_mark(path))
        return (int)syscall(SYS_openat, at, name, flags, mode);
    if (keeps()) {
        lock();
        struct stat seen;
        int was = !syscall(SYS_newfstatat, at, name, &seen, 0);
        int fd = (int)syscall(SYS_openat, at, name, flags, mode);
        int kept = errno;
        if (fd >= 0 && !was) keep('c', path, NULL, 0, NULL, 0);
        else if (fd >= 0 && flags & O_TRUNC) keep('t', path, NULL, 0, NULL, 0);
        unlock();
        errno = kept;
        return fd;
    }
    int how = counted("open", path, 1);
    if (refused(how)) return -1;
    int fd = (int)syscall(SYS_openat, at, name, flags, mode);
    after(how);
    return fd;
}

#define WITH_MODE \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { \
        va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); \
    }
int open(const char *name, int flags, ...) { WITH_MODE return opened(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { WITH_MODE return opened(AT_FDCWD, name, flags, mode); }
int openat(int at, const char *name, int flags, ...) { WITH_MODE return opened(at, name, flags, mode); }
int openat64(int at, const char *name, int flags, ...) { WITH_MODE return opened(at, name, flags, mode); }
