/* In place of a video encoder under the GPL that a library of ours was built with and never needs:
   it answers that there is none, and writing a HEIC photo is then refused with a sentence.
   ENCODER_API is the name, with its version, by which that library asks. */
#ifdef _WIN32
#define SHOWN __declspec(dllexport)
#else
#define SHOWN __attribute__((visibility("default")))
#endif

SHOWN const void *ENCODER_API(int depth) { (void)depth; return 0; }
SHOWN void x265_cleanup(void) {}
