<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AuditPane</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved without %n finding(s) that are not listed here.</source>
        <translation>
            <numerusform>Saved without %n finding that are not listed here.</numerusform>
            <numerusform>Saved without %n findings that are not listed here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClaimsPane</name>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n claim</numerusform>
            <numerusform>%n claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dispute(s)</source>
        <translation>
            <numerusform>%n dispute</numerusform>
            <numerusform>%n disputes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventsPane</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapBar</name>
    <message numerus="yes">
        <source>%n place(s) without coordinates ▾</source>
        <translation>
            <numerusform>%n place without coordinates ▾</numerusform>
            <numerusform>%n places without coordinates ▾</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n movement(s) more than the map draws</source>
        <translation>
            <numerusform>%n movement more than the map draws</numerusform>
            <numerusform>%n movements more than the map draws</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapPane</name>
    <message numerus="yes">
        <source>%n event(s) placed</source>
        <translation>
            <numerusform>%n event placed</numerusform>
            <numerusform>%n events placed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkBar</name>
    <message numerus="yes">
        <source>%n without ties ▾</source>
        <translation>
            <numerusform>%n without ties ▾</numerusform>
            <numerusform>%n without ties ▾</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkPane</name>
    <message numerus="yes">
        <source>%n actor(s)</source>
        <translation>
            <numerusform>%n actor</numerusform>
            <numerusform>%n actors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tie(s)</source>
        <translation>
            <numerusform>%n tie</numerusform>
            <numerusform>%n ties</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintDesk</name>
    <message numerus="yes">
        <source>Saved as %n file(s)</source>
        <translation>
            <numerusform>Saved as %n file</numerusform>
            <numerusform>Saved as %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintWindow</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{used} of %n sentence(s) used</source>
        <translation>
            <numerusform>{used} of %n sentence used</numerusform>
            <numerusform>{used} of %n sentences used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message numerus="yes">
        <source>more than %n not placed ▾</source>
        <translation>
            <numerusform>more than %n not placed ▾</numerusform>
            <numerusform>more than %n not placed ▾</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not placed ▾</source>
        <translation>
            <numerusform>%n not placed ▾</numerusform>
            <numerusform>%n not placed ▾</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
