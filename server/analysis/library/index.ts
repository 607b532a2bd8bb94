import abc from './abc.patron';
import pyramid from './pyramid.patron';
import retention from './retention.patron';
import rfm from './rfm.patron';

/** A file of rules that comes with Patron. */
export interface LibraryModule {
  /** `patron/rfm` */
  readonly module: string;
  readonly text: string;
  /** All that it declares. Written down, so that asking for a name parses nothing. */
  readonly names: readonly string[];
}

const modules: readonly LibraryModule[] = [
  { module: 'patron/abc', text: abc, names: ['abc'] },
  { module: 'patron/pyramid', text: pyramid, names: ['pyramid'] },
  { module: 'patron/retention', text: retention, names: ['rhythm', 'churn_risk'] },
  {
    module: 'patron/rfm',
    text: rfm,
    names: ['recency', 'frequency', 'spend', 'R', 'F', 'M', 'RFM', 'FM', 'rfm_segment'],
  },
];

const byModule = new Map(modules.map((module) => [module.module, module]));
const byName = new Map(modules.flatMap((module) => module.names.map((name) => [name, module])));

/** The module that declares this name, if any. */
export function libraryOf(name: string): LibraryModule | undefined {
  return byName.get(name);
}

export function libraryModule(module: string): LibraryModule | undefined {
  return byModule.get(module);
}

/** Names of all modules, for did-you-mean and completion. */
export function libraryModules(): readonly string[] {
  return modules.map(({ module }) => module);
}
