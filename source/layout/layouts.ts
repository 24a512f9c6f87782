import type {LayoutName} from '../model/answers.js';
import {classic} from './classic.js';
import {direct} from './direct.js';
import type {Layout} from './layout.js';
import {shared} from './shared.js';

export const layouts: Readonly<Record<LayoutName, Layout>> = {direct, classic, shared};
