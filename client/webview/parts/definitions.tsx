import { useState } from 'preact/hooks';
import type { DefinitionGroupView, DefinitionView, MemberView } from '../model/definitions.ts';
import { Bar } from './bar.tsx';
import { memo } from './memo.ts';
import { NumberButton } from './number-button.tsx';
import { usePanel } from './panel-context.ts';
import { PlaceName } from './place-name.tsx';
import { Title } from './title.tsx';

export const Definitions = memo(({ groups }: { readonly groups: readonly DefinitionGroupView[] }) => {
  const { definitions } = usePanel().words;
  return (
    <section class="section definitions" aria-label={definitions.title}>
      <div class="section-head">
        <h2>{definitions.title}</h2>
      </div>
      {groups.map((group) => (
        <Group key={group.group} group={group} />
      ))}
    </section>
  );
});

function Group({ group: { group, definitions } }: { readonly group: DefinitionGroupView }) {
  const said = usePanel().words.definitions;
  return (
    <div class="definition-group">
      <h3>{said.groups[group]}</h3>
      {group === 'segments' ? (
        <Segments segments={definitions} />
      ) : (
        <div class="cards">
          {definitions.map((definition) => (
            <Card key={definition.id} definition={definition} />
          ))}
        </div>
      )}
    </div>
  );
}

/** A composed score has up to 125 cells. */
const mostMembers = 10;

const Card = memo(({ definition }: { readonly definition: DefinitionView }) => {
  const { words } = usePanel();
  const [isWhole, setWhole] = useState(false);
  const { members } = definition;
  const shown = isWhole || members.length <= mostMembers + 1 ? members : members.slice(0, mostMembers);
  return (
    <div class="card" data-place={definition.id}>
      <div class="card-head">
        <h4>
          <PlaceName name={definition.name} range={definition.range} />
        </h4>
        <Title title={definition.title} class="ellipsis" />
      </div>
      <table class="rows members" aria-label={words.definitions.table(definition.name)}>
        <tbody>
          {shown.map((member) => (
            <Member key={`${member.isMissing} ${member.label}`} member={member} />
          ))}
        </tbody>
      </table>
      {shown.length < members.length && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          {words.outcome.more(members.length - shown.length)}
        </button>
      )}
    </div>
  );
});

function Member({ member: { label, isMissing, number } }: { readonly member: MemberView }) {
  return (
    <tr class={isMissing ? 'nothing' : ''}>
      <th scope="row" class="name" title={label}>
        <bdi>{label}</bdi>
      </th>
      <td class="shape">
        <Bar part={number.part} />
      </td>
      <td class="figure customers">
        <NumberButton number={number} />
      </td>
      <td class="figure share">{number.share}</td>
    </tr>
  );
}

function Segments({ segments }: { readonly segments: readonly DefinitionView[] }) {
  const said = usePanel().words.definitions;
  return (
    <table class="rows segments" aria-label={said.groups.segments}>
      <tbody>
        {segments.flatMap((segment) =>
          segment.members.map(({ number }) => <Segment key={segment.id} segment={segment} number={number} />),
        )}
      </tbody>
    </table>
  );
}

const Segment = memo(
  ({ segment, number }: { readonly segment: DefinitionView; readonly number: MemberView['number'] }) => (
    <tr data-place={segment.id}>
      <th scope="row" class="name">
        <PlaceName name={segment.name} range={segment.range} />
        <Title title={segment.title} class="title" />
      </th>
      <td class="shape">
        <Bar part={number.part} />
      </td>
      <td class="figure customers">
        <NumberButton number={number} />
      </td>
      <td class="figure share">{number.share}</td>
      <td class="figure money">{number.money !== undefined && <NumberButton number={number} text={number.money} />}</td>
    </tr>
  ),
);
