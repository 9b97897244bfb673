"""A template from anybody: within limits, harmless, and a deck or a TemplateError in any case."""

from __future__ import annotations

import random
import re
import zipfile
from importlib.resources import files
from io import BytesIO

import pytest
from pptx import Presentation

from tests.factories import dataset
from timeline import brief
from timeline.export.limits import EXPORT_LIMITS
from timeline.export.pptx.deck import TemplateError
from timeline.export.pptx.template_file import read_template
from timeline.reading import archive

MASTER = (files("timeline.export.pptx") / "masters" / "16x9.pptx").read_bytes()
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"


def members(content=MASTER):
    with zipfile.ZipFile(BytesIO(content)) as source:
        return {name: source.read(name) for name in source.namelist()}


def packed(parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(tmp_path_factory.mktemp("data"), stances=[{}])


def deck(ds, template):
    return brief.deck(ds, brief.View("matrix"), template=template)


def refusal(ds, template):
    with pytest.raises(TemplateError) as caught:
        deck(ds, template)
    return str(caught.value)


def test_a_bomb_is_not_unpacked(ds, monkeypatch):
    monkeypatch.setattr(archive, "_STEP", 1 << 24)
    bomb = packed(members() | {"ppt/media/image9.png": bytes(210_000_000)})
    assert len(bomb) < 1_000_000
    assert refusal(ds, bomb) == (
        "the template would have more than 200 MB unpacked; open it in PowerPoint and save it anew "
        "as .pptx, without videos and a password"
    )


def test_many_members(ds):
    many = packed(members() | {f"m{n}": b"" for n in range(5_001)})
    assert refusal(ds, many).startswith("the template is a zip file with more than 5,000 members;")


def test_much_to_parse(ds):
    long = packed(members() | {"ppt/slides/slide1.xml": b" " * 21_000_000})
    assert refusal(ds, long) == (
        "the template has 21.0 MB of texts unpacked, and 20.0 MB may be given; delete its slides "
        "and save it anew, or set TIMELINE_EXPORT_LIMITS=template=40000000"
    )


def test_a_large_file_is_refused_before_it_is_read(ds, tmp_path, monkeypatch):
    monkeypatch.setenv(EXPORT_LIMITS, "template=20K")
    said = (
        "the template has 0.0 MB, and 0.0 MB may be given; take pictures and videos out of its "
        "slides and masters, or set TIMELINE_EXPORT_LIMITS=template=40000"
    )
    assert refusal(ds, MASTER[:1] * 20_001) == said
    file = tmp_path / "house.pptx"
    file.write_bytes(MASTER[:1] * 20_001)
    with pytest.raises(TemplateError) as caught:
        read_template(file)
    assert str(caught.value) == said


def test_a_zip_file_in_a_zip_file_and_one_of_something_else(ds):
    assert refusal(ds, packed({"house.pptx": MASTER})) == (
        "the template is not a PowerPoint file; save it in PowerPoint as .pptx or .potx, without a "
        "password"
    )


def test_a_chain_of_parts_without_end(ds):
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://x/y" Target="/p/{}.xml"/></Relationships>'
    )
    chain = {f"p/{n}.xml": b"<a/>" for n in range(2_000)}
    chain |= {f"p/_rels/{n}.xml.rels": relation.format(n + 1).encode() for n in range(2_000)}
    rels = members()["ppt/_rels/presentation.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://x/y" Target="/p/0.xml"/></Relationships>',
    )
    template = packed(members() | chain | {"ppt/_rels/presentation.xml.rels": rels})
    assert refusal(ds, template) == (
        "the template has parts that cannot be read; open it in PowerPoint and save it anew"
    )


def test_entities_are_not_expanded(ds, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("not for others")
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE x [<!ENTITY e0 "lol">{entities}<!ENTITY out SYSTEM "file://{secret}">]>'
    layout = re.sub(rb"<\?xml[^>]*\?>", b"", members()[LAYOUT])
    named = re.sub(rb'<p:cSld name="[^"]*">', b'<p:cSld name="Chart">', layout)
    said = named.replace(b"<a:t>", b"<a:t>&e11;&out;", 1)
    assert said != named
    try:
        made = deck(ds, packed(members() | {LAYOUT: head.encode() + said}))
    except TemplateError:
        return
    assert all(b"not for others" not in part for part in members(made).values())
    assert len(made) < 1_000_000


def test_nothing_is_fetched_from_elsewhere_when_the_deck_is_opened(ds):
    name = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    rels = members()[name].replace(
        b"</Relationships>",
        f'<Relationship Id="rId77" Type="{image}" Target="http://evil.test/x.png"'
        ' TargetMode="External"/></Relationships>'.encode(),
    )
    layout = members()[LAYOUT].replace(
        b"<p:cSld ",
        b'<p:cSld xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ',
    )
    picture = (
        b'<p:pic><p:nvPicPr><p:cNvPr id="90" name="p"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        b'<p:blipFill><a:blip r:link="rId77"/></p:blipFill><p:spPr/></p:pic></p:spTree>'
    )
    layout = layout.replace(b"</p:spTree>", picture)
    made = members(deck(ds, packed(members() | {name: rels, LAYOUT: layout})))
    assert not [key for key, part in made.items() if b"evil.test" in part or b"rId77" in part]
    assert any(b"<a:blip/>" in part for part in made.values())


def test_names_that_lead_out_of_the_file_lead_nowhere(ds, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outside = {"../../evil": b"x", "/etc/evil": b"x", "..\\evil": b"x"}
    made = deck(ds, packed(members() | outside))
    assert not [name for name in members(made) if "evil" in name]
    assert not list(tmp_path.rglob("evil"))


@pytest.mark.parametrize("side", [1, 914_400, 3_600_000])
def test_slides_too_small_for_a_chart(ds, side):
    size = re.sub(
        rb"<p:sldSz[^>]*>",
        b'<p:sldSz cx="%d" cy="%d"/>' % (side, side),
        members()["ppt/presentation.xml"],
    )
    said = refusal(ds, packed(members() | {"ppt/presentation.xml": size}))
    assert said.startswith("the slides of the template leave ")
    assert said.endswith(
        " cm for a chart, which takes 12 × 8 cm; choose larger ones under Design, Slide size"
    )


def damaged(content, chance):
    """Return bytes of which some are others, are lacking, or stand there twice."""
    found = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 5, 30])):
        at = chance.randrange(len(found) or 1)
        match chance.randrange(5):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del found[at : at + chance.choice([1, 4, 50])]
            case 2:
                found[at:at] = found[: chance.choice([1, 10, 200])]
            case _:
                values = list(re.finditer(rb'"[^"]*"', bytes(found))) or [re.match(b"", b"")]
                where = chance.choice(values)
                found[slice(*where.span())] = chance.choice(
                    [b'""', b'"0"', b'"-1"', b'"99999999999999999999"', b'"x"', b'"rId1"']
                )
    return bytes(found)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_template_makes_a_deck_or_is_refused(ds, seed):
    chance = random.Random(seed)  # noqa: S311 -- the same each time
    whole = members()
    name = chance.choice([n for n in whole if "rel" in n or "slide" in n or "entation" in n])
    changed = packed(whole | {name: damaged(whole[name], chance)})
    template = damaged(MASTER, chance) if seed % 6 == 0 else changed
    try:
        made = deck(ds, template)
    except TemplateError:
        return
    assert Presentation(BytesIO(made)).slides
