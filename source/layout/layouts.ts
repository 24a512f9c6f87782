import type {LayoutName} from '../model/answers.js';
import {classic} from './classic.js';
import {direct} from './direct.js';
import type {Layout} from './layout.js';

export const layouts: Readonly<Record<LayoutName, Layout>> = {direct, classic};
