'use strict';

import('./cli.js');
