import { modulesEn } from '../../../text/modules-en.ts';

/** What functions of the kernel say of what they are given. Each module has these in the language that it was compiled for. */
export const words = modulesEn.errors;
