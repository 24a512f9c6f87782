/** By themselves, since who only names them needs none of the sentences. */
export const languages = ['en', 'zh-CN'] as const;

export type Language = (typeof languages)[number];
