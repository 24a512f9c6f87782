import type {ExitCode} from './exit-code.js';

/** Something that the user can act on: one sentence, and the exit code that it ends with. */
export class Failure extends Error {
	override readonly name = 'Failure';
	readonly exit: ExitCode;

	constructor(message: string, exit: ExitCode, options?: ErrorOptions) {
		super(message, options);
		this.exit = exit;
	}
}

/** A command that is bundled by itself has this class once more, and `instanceof` would not know it. */
export function isFailure(error: unknown): error is Failure {
	return error instanceof Error && error.name === 'Failure' && 'exit' in error;
}
