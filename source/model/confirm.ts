/** What has to be typed, in full and in every language, to keep a change that would take itself back (promise B3). */
export const confirmWord = 'keep';

/** Seconds until such a change is taken back, unless its user says otherwise (promise B2). */
export const confirmSeconds = 120;

/** The set-up itself takes some of that time; with less, nobody could answer. */
export const leastConfirmSeconds = 20;
