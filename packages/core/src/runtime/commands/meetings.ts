/** Who met whom, directly or through others (a union-find over places). */
export class Meetings {
  readonly #parent: number[];
  readonly #first = new Map<string, number>();

  constructor(count: number) {
    this.#parent = Array.from({ length: count }, (_, n) => n);
  }

  meet(member: number, place: string): void {
    const other = this.#first.get(place);
    if (other === undefined) this.#first.set(place, member);
    else this.#parent[this.#root(member)] = this.#root(other);
  }

  groups(): { members: number[]; places: Set<string> }[] {
    const groups = new Map<number, { members: number[]; places: Set<string> }>();
    for (const member of this.#parent.keys()) {
      const root = this.#root(member);
      const group = groups.get(root) ?? { members: [], places: new Set() };
      group.members.push(member);
      groups.set(root, group);
    }
    for (const [place, member] of this.#first) groups.get(this.#root(member))!.places.add(place);
    return [...groups.values()];
  }

  #root(member: number): number {
    let root = member;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    return root;
  }
}
