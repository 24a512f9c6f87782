import type {ResolvedCommand} from '../../model/command.js';
import type {TextsWithDoctor} from '../../text/doctor-texts.js';
import type {Glyphs} from '../glyphs.js';

/** What the doctor's words are made with. The screen may not quote by itself, so that comes from the caller. */
export type DoctorWords = {
	readonly texts: TextsWithDoctor;
	/** A command as a line that could be pasted into a shell. */
	readonly quote: (command: ResolvedCommand) => string;
	/** We are root, so that a fix can be run here. */
	readonly root: boolean;
	/** The PATH with which sudo finds our npx, where it does not by itself. */
	readonly sudoPath?: string | undefined;
	/** Name of the container; empty: there is none. */
	readonly container: string;
};

export type DoctorSettings = DoctorWords & {
	readonly glyphs: Glyphs;
	/** Size of the window. */
	readonly columns: number;
	readonly rows: number;
};
