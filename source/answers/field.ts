import type {Parsed} from '../model/address.js';
import {cardUse, type FieldId, type FieldValues, type Proposal, type RawAnswers} from '../model/answers.js';
import type {Facts} from '../model/facts.js';

/** What a question may look at: the machine, and the answers that come before it. */
export type FieldContext = {
	readonly facts: Facts;
	readonly values: Partial<FieldValues>;
	/** The card that `--give-up-nic` names. */
	readonly giveUp?: string | undefined;
	/** All that was said: a prefix, whose question comes late, tells which set-up is meant, and an address that it has one. */
	readonly said?: RawAnswers | undefined;
};

/**
 * One question, whoever asks it: a flag, an answers file and the wizard share the proposal and the check, so that
 * none of them knows a rule that the others do not.
 */
export type Field<K extends FieldId> = {
	readonly id: K;
	readonly flag: string;
	/** False where the answers so far make the question pointless (a gateway under DHCP). */
	applies(values: Partial<FieldValues>): boolean;
	/** What to suggest, and where that comes from. Its text passes `check`. */
	propose(context: FieldContext): Proposal | undefined;
	/** Reads the text, and compares it with the machine as far as the facts go. */
	check(text: string, context: FieldContext): Parsed<FieldValues[K]>;
	/** The text that `check` reads back as `value`. */
	show(value: FieldValues[K]): string;
};

export const always = (): boolean => true;
/** Only a card that is DSM's alone comes with a network between this host and DSM, and with a hook that closes ports. */
export const withOwnCard = ({layout}: Partial<FieldValues>): boolean =>
	layout === undefined || cardUse[layout] === 'own';
export const whenStatic = (values: Partial<FieldValues>): boolean => values.address === 'static';
