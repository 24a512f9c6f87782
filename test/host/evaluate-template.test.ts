import {expect, test} from 'vitest';
import {evaluateTemplate} from '../../source/host/evaluate-template.js';

const container = {
	Id: 'abc',
	Name: '/vdsm',
	State: {Running: true, Restarting: false, Paused: false, Status: 'running', ExitCode: 7},
	Config: {Labels: {'vdsm-passthru.install': 'vdsm', odd: 'a {{.Id}} "b"\n'}},
	HostConfig: {RestartPolicy: {Name: 'always'}},
	Networks: {lan: {}, bridge: {}},
	Mounts: [
		{Source: '/a', On: true},
		{Source: '/b c', On: false},
	],
	Nothing: [],
	None: null,
};

const choice =
	'{{if and .State.Running (not .State.Restarting) (not .State.Paused)}}running{{else}}{{.State.Status}}{{end}}';

test.each([
	['{{.Id}}', 'abc'],
	['{{.ID}} {{.Name}}', 'abc /vdsm'],
	['{{index .Config.Labels "vdsm-passthru.install"}} {{index .Config.Labels "none"}}', 'vdsm '],
	['{{index .Config.Labels "odd"}}', 'a {{.Id}} "b"\n'],
	['{{index .None "x"}}', ''],
	[choice, 'running'],
	['{{if .State.Paused}}a{{else}}b{{end}}c', 'bc'],
	['{{if .State.Paused}}a{{end}}c', 'c'],
	['{{if eq .ID "abc"}}it{{else}}other{{end}}', 'it'],
	['{{if eq .ID "abcd"}}it{{else}}{{if .State.Running}}{{.Name}}{{end}}{{end}}!', '/vdsm!'],
	['{{if or .State.Paused .State.Running}}a{{end}}', 'a'],
	['{{if not (or .State.Paused (eq .Name "/vdsm"))}}a{{else}}b{{end}}', 'b'],
	['{{.State.ExitCode}} {{.State.Running}}', '7 true'],
	['{{len .Networks}} {{len .Mounts}} {{len .Nothing}}', '2 2 0'],
	['{{range .Mounts}} {{.Source}}{{if .On}}!{{end}}{{end}}.', ' /a! /b c.'],
	['{{range .Nothing}}{{.Source}}{{end}}.', '.'],
	['{{if .State.Paused}}{{range .Mounts}}{{.Source}}{{end}}{{else}}{{len .Mounts}}{{end}}', '2'],
	[
		'{"id":{{json .Id}},"is":{{json .State.Running}},"all":{{json .Mounts}},"none":{{json .None}}}',
		'{"id":"abc","is":true,"all":[{"Source":"/a","On":true},{"Source":"/b c","On":false}],"none":null}',
	],
	['{{range .Mounts}}{{json .}}{{end}}', '{"Source":"/a","On":true}{"Source":"/b c","On":false}'],
	['plain', 'plain'],
])('%s', (template, printed) => {
	expect(evaluateTemplate(template, container)).toBe(printed);
});

test.each([
	['a member that is not there', '{{.Image}}'],
	['an object', '{{.State}}'],
	['nothing at all', '{{.None}}'],
	['a label of no object', '{{index .Name "x"}}'],
	['a label that is no text', '{{index .State "ExitCode"}}'],
	['a choice by an object', '{{if .State}}a{{end}}'],
	['a choice without an end', '{{if .State.Running}}a'],
	['an end without a choice', 'a{{end}}'],
	['a second else', '{{if .State.Running}}a{{else}}b{{else}}c{{end}}'],
	['else if', '{{if .State.Paused}}a{{else if .State.Running}}b{{end}}'],
	['a list of nothing', '{{range .None}}a{{end}}'],
	['a list that is none', '{{range .Networks}}a{{end}}'],
	['a list with an else', '{{range .Mounts}}a{{else}}b{{end}}'],
	['the length of a text', '{{len .Name}}'],
	['a member that only some have', '{{range .Mounts}}{{.Target}}{{end}}'],
	['another function', '{{lower .Name}}'],
	['one of two things', '{{json .Name .Id}}'],
	['one of what is not there', '{{json .Image}}'],
	['a pipe', '{{.Name | printf "%q"}}'],
	['trimmed blanks', '{{- .Name -}}'],
	['a variable', '{{$x}}'],
	['an open bracket', '{{if (not .State.Paused}}a{{end}}'],
	['a prototype', '{{.constructor.name}}'],
])('is not certain of %s', (_, template) => {
	expect(evaluateTemplate(template, container)).toBeUndefined();
});

test.each([[undefined], [null], ['text'], [[]]])(
	'is not certain of an answer of another shape: %j',
	value => {
		expect(evaluateTemplate('{{.Id}}', value)).toBeUndefined();
	},
);
