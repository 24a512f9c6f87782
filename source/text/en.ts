import {act} from './en/act.js';
import {beginnings} from './en/beginnings.js';
import {causes} from './en/causes.js';
import {checks} from './en/checks.js';
import {cli} from './en/cli.js';
import {compose} from './en/compose.js';
import {doctorCommand} from './en/doctor-command.js';
import {doctorScreen} from './en/doctor-screen.js';
import {explain} from './en/explain.js';
import {findings} from './en/findings.js';
import {lines} from './en/lines.js';
import {nics} from './en/nics.js';
import {picture} from './en/picture.js';
import {plan} from './en/plan.js';
import {problems} from './en/problems.js';
import {run} from './en/run.js';
import {script} from './en/script.js';
import {shell} from './en/shell.js';
import {start} from './en/start.js';
import {state} from './en/state.js';
import {terminal} from './en/terminal.js';
import {wizard} from './en/wizard.js';

/**
 * Every sentence that a user can read, in English, but for those of the checks (`doctor-texts.ts`). Its shape is the type
 * that other languages satisfy.
 */
export const en = {
	act,
	beginnings,
	causes,
	checks,
	cli,
	compose,
	doctorScreen,
	doctorCommand,
	explain,
	findings,
	lines,
	nics,
	picture,
	plan,
	problems,
	run,
	script,
	shell,
	start,
	state,
	terminal,
	wizard,
};

export type Texts = typeof en;
