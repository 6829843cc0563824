// Tells ThreadSanitizer what the standard library's Mutex does where it waits.
//
// A Mutex that is free is taken and given back by atomic operations in the caller's own code, which the sanitizer sees. One that is contended
// is handed over by the kernel, from functions of libswiftSynchronization.so, which is not built for the sanitizer: it would take what follows
// for a race. These functions stand before those, do the same, and tell.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)

void __tsan_acquire(void *address);
void __tsan_release(void *address);

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

typedef __attribute__((swiftcall)) void LockSlow(uint32_t thread, __attribute__((swift_context)) void *handle);
typedef __attribute__((swiftcall)) void UnlockSlow(__attribute__((swift_context)) void *handle);

__attribute__((swiftcall)) void lockSlow(uint32_t thread, __attribute__((swift_context)) void *handle) __asm__(LOCK);
__attribute__((swiftcall)) void unlockSlow(__attribute__((swift_context)) void *handle) __asm__(UNLOCK);

__attribute__((swiftcall)) void lockSlow(uint32_t thread, __attribute__((swift_context)) void *handle) {
    ((LockSlow *)dlsym(RTLD_NEXT, LOCK))(thread, handle);
    __tsan_acquire(handle);
}

__attribute__((swiftcall)) void unlockSlow(__attribute__((swift_context)) void *handle) {
    __tsan_release(handle);
    ((UnlockSlow *)dlsym(RTLD_NEXT, UNLOCK))(handle);
}

#endif
#endif
