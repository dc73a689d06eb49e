/**
 * Files of tests follow each other in one process, so that what they import is loaded once: that took half of the tests' processor
 * time. Spies and stubs end with their test, and a module that keeps something is loaded anew by the test that looks at it.
 */
export const SHARED = { isolate: false, restoreMocks: true, unstubGlobals: true } as const;
