/** What much has to be loaded for, so that those who need it seldom load it then: targets, and the schema of project files. */
export { compileProgram, exportFindings } from './compile.ts';
export { type FoundProject, findProject } from './find-project.ts';
export { needsOthers, projectFindings } from './findings.ts';
export { lockedFits } from './locked-fits.ts';
export { exportOf } from './project-file.ts';
