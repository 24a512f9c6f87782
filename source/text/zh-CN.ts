import type {Texts} from './en.js';
import {cli} from './zh-CN/cli.js';
import {findings} from './zh-CN/findings.js';
import {nics} from './zh-CN/nics.js';
import {plan} from './zh-CN/plan.js';
import {problems} from './zh-CN/problems.js';
import {script} from './zh-CN/script.js';
import {wizard} from './zh-CN/wizard.js';

export const zhCN: Texts = {cli, findings, nics, plan, problems, script, wizard};
