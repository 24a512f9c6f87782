import type {Texts} from './en.js';
import {act} from './zh-CN/act.js';
import {beginnings} from './zh-CN/beginnings.js';
import {causes} from './zh-CN/causes.js';
import {checks} from './zh-CN/checks.js';
import {cli} from './zh-CN/cli.js';
import {compose} from './zh-CN/compose.js';
import {doctorCommand} from './zh-CN/doctor-command.js';
import {doctorScreen} from './zh-CN/doctor-screen.js';
import {explain} from './zh-CN/explain.js';
import {findings} from './zh-CN/findings.js';
import {lines} from './zh-CN/lines.js';
import {nics} from './zh-CN/nics.js';
import {picture} from './zh-CN/picture.js';
import {plan} from './zh-CN/plan.js';
import {problems} from './zh-CN/problems.js';
import {run} from './zh-CN/run.js';
import {script} from './zh-CN/script.js';
import {shell} from './zh-CN/shell.js';
import {start} from './zh-CN/start.js';
import {state} from './zh-CN/state.js';
import {terminal} from './zh-CN/terminal.js';
import {wizard} from './zh-CN/wizard.js';

export const zhCN: Texts = {
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
