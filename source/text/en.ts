import {cli} from './en/cli.js';
import {findings} from './en/findings.js';
import {nics} from './en/nics.js';
import {plan} from './en/plan.js';
import {problems} from './en/problems.js';
import {script} from './en/script.js';
import {wizard} from './en/wizard.js';

/** Every sentence that a user can read, in English. Its shape is the type that other languages satisfy. */
export const en = {cli, findings, nics, plan, problems, script, wizard};

export type Texts = typeof en;
