import type { RowsView } from '../model/rows.ts';
import { memo } from './memo.ts';

/** Per policy about other data: how many rows each rule decides, and what is given for them in all. */
export const Rows = memo(({ rows }: { readonly rows: RowsView }) => (
  <section class="section work" aria-label={rows.title}>
    <div class="section-head">
      <h2>{rows.title}</h2>
    </div>
    {rows.totals.map((total) => (
      <p key={total} class="note">
        {total}
      </p>
    ))}
    {rows.policies.map(({ id, name, lines }) => (
      <ul key={id} class="plain" aria-label={name} data-place={id}>
        {lines.map((line) => (
          <li key={line.id} class="load depth-0" data-place={line.id}>
            <span class="load-name ellipsis" title={line.name}>
              <bdi>{line.name}</bdi>
            </span>
            <span class="note">{line.counts}</span>
          </li>
        ))}
      </ul>
    ))}
  </section>
));
