import type {StateFault} from '../../model/state-flaw.js';

/** State could not be written, or the lock not be asked for. The sentence for the user is made from its members. */
export class StateError extends Error {
	override readonly name = 'StateError';
	readonly fault: StateFault;
	readonly path: string;
	/** The system's own words (`ENOSPC: no space left on device, write`). */
	readonly reason: string;

	constructor(fault: StateFault, path: string, reason: string, options?: ErrorOptions) {
		super(`${path}: ${reason}`, options);
		this.fault = fault;
		this.path = path;
		this.reason = reason;
	}
}

const faults: Readonly<Record<string, StateFault>> = {
	ENOSPC: 'full',
	EDQUOT: 'full',
	EROFS: 'read-only',
	EACCES: 'denied',
	EPERM: 'denied',
	EISDIR: 'not-a-file',
	// What O_NOFOLLOW says to a link.
	ELOOP: 'not-a-file',
	// A pipe or a device that nobody serves.
	ENXIO: 'not-a-file',
};

/** What the system threw, as an error about `path`. A StateError stays as it is. */
export function toStateError(path: string, error: unknown): StateError {
	if (error instanceof StateError) return error;
	return new StateError(faults[codeOf(error) ?? ''] ?? 'failed', path, reasonOf(error), {cause: error});
}

export function codeOf(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
