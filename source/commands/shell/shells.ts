/** Those for which `completion` writes a script. */
export const shells = ['bash', 'zsh', 'fish'] as const;
