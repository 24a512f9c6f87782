import type {StateError} from '../apply/state/state-error.js';
import {clean} from '../model/clean.js';
import {exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import type {Texts} from '../text/en.js';

/**
 * What the disk said about our own files is for the user to mend, wherever it was thrown: a folder that is not theirs to
 * read, a full disk. Anything else stays what it is.
 */
export function explained(error: unknown, {state}: Texts): unknown {
	if (!isStateError(error)) return error;
	const {fault, path, reason} = error;
	return new Failure(state.faults[fault](clean(path), clean(reason)), exitCode.disagrees);
}

/** By its name: what is loaded later than the command line is another file, with a class of its own. */
function isStateError(error: unknown): error is StateError {
	return error instanceof Error && error.name === 'StateError' && 'fault' in error;
}
