#!/usr/bin/env node
// The program starts here, in the syntax of 2009, so that an old Node says what is wrong instead of SyntaxError.
'use strict';

var parts = process.versions.node.split('.');
var major = Number(parts[0]);
var minor = Number(parts[1]);

if (major > 20 || (major === 20 && minor >= 19)) {
	require('./start.cjs');
} else {
	process.stderr.write(
		'vdsm-passthru needs Node.js 20.19 or newer, and this is ' +
			process.versions.node +
			'.\n' +
			'vdsm-passthru 需要 Node.js 20.19 或更高版本，当前版本是 ' +
			process.versions.node +
			'。\n'
	);
	process.exitCode = 1;
}
