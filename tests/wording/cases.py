"""Sentences that several tests of filling share, and how to say them."""

from __future__ import annotations

from typing import Any

from sentences import say

SIGNED = "- 〔项目建设〕[[签约{{签约项目数}}，有{{签约项目}}|签约{{签约项目数}}|签约{{签约项目}}]]。"
GRAIN = "粮食播种面积{{粮食播种面积}}[[，其中[[小麦{{小麦}}]]、[[玉米{{玉米}}]]、[[其它{{其它}}]]]]。"
ECONOMY = (
    "[[一般公共预算收入{{一般公共预算收入}}[[，同比{{一般公共预算收入.同比}}]]]]；"
    "[[税收收入{{税收收入}}]]，[[财政收入{{财政收入}}]]。"
)
UPGRADES = "[[技改项目有{{逐项 技改项目}}{{项目}}[[（投入{{投入}}）]]{{完}}]]。"


def say_grain(**figures: Any) -> str:
    return say(f"- 〔农业产业〕{GRAIN}", 农业产业={"粮食播种面积": 8, **figures})


def say_economy(**figures: Any) -> str:
    return say(f"- 〔经济运行〕{ECONOMY}", 经济运行=figures)


def say_upgrades(entries: object) -> str:
    return say(f"- 〔项目建设〕{UPGRADES}", 项目建设={"技改项目": entries})
