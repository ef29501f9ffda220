"""Gives schemathesis a token for the client that the demonstration printed."""

import os

import requests
import schemathesis


@schemathesis.auth(refresh_interval=600)
class Token:
    def get(self, case, context):
        answer = requests.post(
            os.environ["WAYMARK_STAFF"] + "/api/v1/token",
            data={"grant_type": "client_credentials"},
            auth=(os.environ["WAYMARK_CLIENT"], os.environ["WAYMARK_SECRET"]),
            timeout=10,
        )
        answer.raise_for_status()
        return answer.json()["access_token"]

    def set(self, case, data, context):
        case.headers["Authorization"] = f"Bearer {data}"
