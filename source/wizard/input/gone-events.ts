/** What stdin says when its terminal has gone. */
export const goneEvents = ['end', 'close', 'error'] as const;
