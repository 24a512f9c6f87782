import * as z from 'zod/mini';
import {networkVariables} from '../../model/diagnosis/container-detail.js';
import {endSchema} from './network-end.js';

const names = networkVariables.map(name => `"${name}"`).join(' ');

/** A template: of the environment nothing but the image's network switches gets here (promise E7). */
const environment = `[{{range .Config.Env}}{{if eq (index (split . "=") 0) ${names}}}{{json .}},{{end}}{{end}}null]`;

const fields: Readonly<Record<string, string>> = {
	id: '.Id',
	name: '.Name',
	image: '.Config.Image',
	labels: '.Config.Labels',
	state: '.State',
	restarts: '.RestartCount',
	networks: '.NetworkSettings.Networks',
	ports: '.NetworkSettings.Ports',
	mounts: '.Mounts',
	// As a whole: of one without sysctls the client refuses to print `.HostConfig.Sysctls` (28.5).
	host: '.HostConfig',
};

/** One line of JSON: everything about one container that bears on its network. */
export const containerFormat = `{"environment":${environment},${Object.entries(fields)
	.map(([key, path]) => `"${key}":{{json ${path}}}`)
	.join(',')}}`;

export const texts = z.nullish(z.record(z.string(), z.nullish(z.string())));
const strings = z.nullish(z.array(z.string()));
export const bindings = z.nullish(
	z.record(
		z.string(),
		z.nullish(z.array(z.object({HostIp: z.nullish(z.string()), HostPort: z.nullish(z.string())}))),
	),
);

export const containerShape = z.object({
	environment: z.array(z.nullable(z.string())),
	id: z.string().check(z.regex(/^[\da-f]{12,64}$/)),
	name: z.string(),
	image: z.nullish(z.string()),
	labels: texts,
	state: z.object({
		Status: z.string(),
		Pid: z.int().check(z.minimum(0)),
		ExitCode: z.number(),
		Error: z.nullish(z.string()),
		OOMKilled: z.nullish(z.boolean()),
		StartedAt: z.nullish(z.string()),
		FinishedAt: z.nullish(z.string()),
		Health: z.nullish(
			z.object({
				Status: z.nullish(z.string()),
				Log: z.nullish(z.array(z.object({Output: z.nullish(z.string())}))),
			}),
		),
	}),
	restarts: z.nullish(z.number()),
	networks: z.nullish(z.record(z.string(), z.nullish(endSchema))),
	ports: bindings,
	mounts: z.nullish(
		z.array(
			z.object({
				Type: z.nullish(z.string()),
				Source: z.nullish(z.string()),
				Destination: z.nullish(z.string()),
				RW: z.nullish(z.boolean()),
			}),
		),
	),
	host: z.object({
		NetworkMode: z.nullish(z.string()),
		PortBindings: bindings,
		Devices: z.nullish(z.array(z.object({PathOnHost: z.nullish(z.string())}))),
		DeviceCgroupRules: strings,
		CapAdd: strings,
		Privileged: z.nullish(z.boolean()),
		Sysctls: texts,
		RestartPolicy: z.nullish(z.object({Name: z.nullish(z.string())})),
	}),
});

export type ContainerAnswer = z.infer<typeof containerShape>;
