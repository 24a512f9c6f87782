/** Set by tools/build.mjs and, for the tests, by vitest.config.ts. */
declare const __VERSION__: string;

/** True in the builds that the crash tests make (`node tools/build.mjs --test`), false in what is published. */
declare const __TEST_BUILD__: boolean;
